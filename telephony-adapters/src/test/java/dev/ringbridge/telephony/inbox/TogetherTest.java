package dev.ringbridge.telephony.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {
  private final List<List<String>> groups = new ArrayList<>();
  private final List<CompletableFuture<Void>> commits = new ArrayList<>();
  private final Together<String> together =
      new Together<>(3, 5, thing -> thing.charAt(0), this::group);

  private Uni<Void> group(List<String> group) {
    groups.add(group);
    CompletableFuture<Void> commit = new CompletableFuture<>();
    commits.add(commit);
    return Uni.createFrom().completionStage(commit);
  }

  private UniAssertSubscriber<Void> add(String thing) {
    return together.add(thing).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  private void commit(int group) {
    commits.get(group).complete(null);
  }

  @Test
  void whatArrivesDuringACommitSharesTheNextAndIsAcknowledgedAfterIt() {
    UniAssertSubscriber<Void> first = add("a1");
    UniAssertSubscriber<Void> second = add("b1");
    UniAssertSubscriber<Void> third = add("c1");
    assertThat(groups).containsExactly(List.of("a1"));
    first.assertNotTerminated();

    commit(0);
    first.assertCompleted();
    assertThat(groups).containsExactly(List.of("a1"), List.of("b1", "c1"));
    second.assertNotTerminated();
    third.assertNotTerminated();

    commit(1);
    second.assertCompleted();
    third.assertCompleted();
    assertThat(groups).hasSize(2);
    add("d1");
    assertThat(groups.get(2)).containsExactly("d1");
  }

  @Test
  void thoseOfOneKeyComeInTheirOrderOneToAGroupAndNoGroupIsTooLarge() {
    add("x1");
    List.of("a1", "a2", "b1", "c1", "d1").forEach(this::add);

    IntStream.range(0, 3).forEach(this::commit);
    assertThat(groups)
        .containsExactly(List.of("x1"), List.of("a1", "b1", "c1"), List.of("a2", "d1"));
  }

  @Test
  void badOneFailsAloneAndHoldsUpNobody() {
    add("x1");
    UniAssertSubscriber<Void> good = add("a1");
    UniAssertSubscriber<Void> bad = add("b1");
    UniAssertSubscriber<Void> other = add("c1");
    commit(0);
    commits.get(1).completeExceptionally(new IllegalStateException("one of them"));
    UniAssertSubscriber<Void> later = add("d1");

    assertThat(groups.get(2)).containsExactly("a1");
    commit(2);
    commits.get(3).completeExceptionally(new IllegalStateException("this one"));
    commit(4);
    good.assertCompleted();
    bad.assertFailedWith(IllegalStateException.class, "this one");
    other.assertCompleted();

    assertThat(groups.get(5)).containsExactly("d1");
    commit(5);
    later.assertCompleted();
  }

  @Test
  void whereTooManyWaitMoreAreToldToComeAgain() {
    add("x1");
    List<UniAssertSubscriber<Void>> waiting =
        IntStream.range(0, 5).mapToObj(i -> add((char) ('a' + i) + "1")).toList();

    add("f1").assertFailedWith(Together.Full.class);
    IntStream.range(0, 3).forEach(this::commit);
    waiting.forEach(UniAssertSubscriber::assertCompleted);
    assertThat(new Together.Full().getResponse().getStatus()).isEqualTo(503);
    assertThat(new Together.Full().getResponse().getHeaderString("Retry-After")).isEqualTo("1");
  }
}
