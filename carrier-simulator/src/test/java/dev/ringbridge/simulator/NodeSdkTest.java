package dev.ringbridge.simulator;

import static dev.ringbridge.simulator.Stage.ACCOUNT;
import static dev.ringbridge.simulator.Stage.FROM;
import static dev.ringbridge.simulator.Stage.TOKEN;
import static dev.ringbridge.simulator.Stage.scripted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Twilio's official Node SDK as a customer, by the recipe of the README. */
class NodeSdkTest {
  @RegisterExtension final Stage stage = Stage.atSpeed(100);

  @Test
  void callIsPlacedAnsweredSignedAndReadBack(@TempDir Path folder) throws Exception {
    for (String file : List.of("package.json", "package-lock.json", "customer.mjs")) {
      Files.copy(Path.of("src", "test", "node", file), folder.resolve(file));
    }
    run(folder, "npm", "ci", "--silent", "--no-audit", "--no-fund");
    String simulator = stage.simulator().uri().toString();
    String said =
        run(folder, "node", "customer.mjs", simulator, ACCOUNT, TOKEN, FROM, scripted("08"));

    JsonNode came = new JsonMapper().readTree(said.strip().lines().reduce((a, b) -> b).orElse(""));
    String sid = came.at("/created/sid").asText();
    assertThat(sid).matches("CA[0-9a-f]{32}");
    assertThat(came.at("/created/status").asText()).isEqualTo("queued");
    assertThat(came.at("/created/dateCreated").asText()).endsWith("Z");
    assertThat(came.at("/fetched/status").asText()).isEqualTo("completed");
    assertThat(came.at("/fetched/direction").asText()).isEqualTo("outbound-api");
    assertThat(came.at("/listed/0").asText()).isEqualTo(sid);
    assertThat(came.at("/participant/label").asText()).isEqualTo("anna");
    assertThat(came.at("/participant/status").asText()).isEqualTo("queued");
    assertThat(came.at("/participant/conference").asText()).matches("CF[0-9a-f]{32}");
    assertThat(came.at("/message/sid").asText()).matches("SM[0-9a-f]{32}");
    assertThat(came.at("/message/status").asText()).isEqualTo("queued");
    assertThat(came.at("/refusal/code").asInt()).isEqualTo(21211);
    assertThat(came.at("/heard").findValuesAsText("status"))
        .contains("initiated", "ringing", "in-progress", "completed");
    assertThat(came.at("/heard").findValuesAsText("signed")).containsOnly("true");
    assertThat(stage.kinds()).doesNotContain("odd-request");
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    File output = folder.resolve("output").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(command[0] + " ends").isTrue();
    String said = Files.readString(output.toPath(), UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
