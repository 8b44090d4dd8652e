package io.signalbox.agent.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Text goes on its way in few parts, in order, bounded, and never after its call. */
class AnswerTextTest {

    private record Part(int offset, String text) {}

    private final List<Part> sent = new CopyOnWriteArrayList<>();
    private final List<Integer> used = new CopyOnWriteArrayList<>();

    @Test
    void collectsWhatComesCloseTogether() {
        try (var text = text(1000)) {
            for (int word = 0; word < 40; word++) {
                text.accept("word ");
            }
            Awaitility.await().until(() -> joined().length() == 200);
            text.accept("more");
            Awaitility.await().until(() -> joined().endsWith("more"));
        }

        assertThat(sent).hasSizeBetween(2, 4);
        assertThat(sent.getLast()).isEqualTo(new Part(200, "more"));
    }

    @Test
    void sendsNoMoreThanItMay() {
        try (var text = text(10)) {
            text.accept("12345678");
            text.accept("9ab");
            text.accept("c");
            Awaitility.await().until(() -> !sent.isEmpty());
        }

        assertThat(joined()).isEqualTo("12345678");
        assertThat(used.stream().mapToInt(Integer::intValue).sum()).isEqualTo(8);
    }

    @Test
    void sendsNothingAfterItsCall() throws InterruptedException {
        var reached = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var done = new ArrayList<String>();
        var text = new AnswerText(
                100,
                (offset, part) -> {
                    reached.countDown();
                    wait(answered);
                    done.add(part);
                    return true;
                },
                used::add);
        text.accept("first");
        reached.await();
        text.accept("second");
        Thread closing = Thread.startVirtualThread(text::close);
        Awaitility.await().until(() -> closing.getState() == Thread.State.WAITING);

        answered.countDown();
        closing.join();
        text.accept("third");

        assertThat(done).containsExactly("first");
    }

    @Test
    void startsNothingForACallThatSaysNothing() {
        text(100).close();

        assertThat(sent).isEmpty();
    }

    private AnswerText text(int most) {
        return new AnswerText(most, (offset, part) -> sent.add(new Part(offset, part)), used::add);
    }

    private String joined() {
        return String.join("", sent.stream().map(Part::text).toList());
    }

    private static void wait(CountDownLatch answered) {
        try {
            answered.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
