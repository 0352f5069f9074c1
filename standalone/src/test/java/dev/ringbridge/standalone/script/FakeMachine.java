package dev.ringbridge.standalone.script;

import dev.ringbridge.standalone.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A machine with a few ordinary tools and such a java and node as a test wants, or none. */
final class FakeMachine {
  private static final List<String> ORDINARY =
      List.of("bash", "dirname", "sed", "head", "find", "id");

  private final Path commands;

  FakeMachine(Path commands) throws IOException {
    this.commands = commands;
    for (String name : ORDINARY) {
      Path real = Path.of("/usr/bin", name);
      Files.createSymbolicLink(
          commands.resolve(name), Files.exists(real) ? real : Path.of("/bin", name));
    }
  }

  FakeMachine with(String command, String body) throws IOException {
    Path file = Files.writeString(commands.resolve(command), "#!/usr/bin/env bash\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  FakeMachine withJava(String version) throws IOException {
    return with("java", "echo 'openjdk version \"" + version + "\" 2020-01-01' >&2");
  }

  FakeMachine withNode(int version) throws IOException {
    return with("node", "echo " + version).with("npm", "exit 0");
  }

  Said run(String command, Map<String, String> more) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", Checkout.path("ringbridge").toString(), command);
    builder.environment().clear();
    builder.environment().putAll(more);
    builder.environment().put("PATH", commands.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Said(process.exitValue(), out.lines().toList(), err.lines().toList());
  }

  record Said(int exit, List<String> out, List<String> err) {}
}
