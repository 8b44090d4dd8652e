package io.signalbox.controlplane.runs.breakers;

import static io.signalbox.controlplane.runs.breakers.BreakerScene.PAUSES;
import static io.signalbox.controlplane.runs.breakers.BreakerScene.answered;
import static io.signalbox.controlplane.runs.breakers.BreakerScene.at;
import static io.signalbox.controlplane.runs.breakers.BreakerScene.call;
import static io.signalbox.controlplane.runs.breakers.BreakerScene.failed;
import static io.signalbox.controlplane.runs.breakers.BreakerScene.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.breakers.BreakerState.Closed;
import io.signalbox.controlplane.runs.breakers.BreakerState.HalfOpen;
import io.signalbox.controlplane.runs.breakers.BreakerState.Open;
import io.signalbox.controlplane.runs.breakers.ModelAdmission.Grant;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerStateTest {

    private BreakerState state = Closed.AT_FIRST;

    @Test
    void opensAfterThreeFailuresInARow() {
        after(1, failed(call(1, 0)));
        after(1, failed(call(2, 0)));
        assertThat(state.grant(at(1))).isEqualTo(Grant.ALL);

        after(1, failed(call(3, 0)));

        assertThat(state.grant(at(2.9))).isEqualTo(Grant.NONE);
        assertThat(state.grant(at(3))).isEqualTo(Grant.ONE_PROBE);
    }

    @Test
    void forgetsFailuresOnceTheModelAnswers() {
        after(1, failed(call(1, 0)));
        after(1, failed(call(2, 0)));
        after(1, answered(call(3, 0)));
        after(1, failed(call(4, 0)));
        after(1, failed(call(5, 0)));

        assertThat(state).isEqualTo(new Closed(2, Closed.AT_FIRST.since()));
    }

    @Test
    void opensAtOnceAndForLongerWhenTheKeyIsRefused() {
        after(1, failed(call(1, 0), "model_unauthorized", null));

        assertThat(state.grant(at(30.9))).isEqualTo(Grant.NONE);
        assertThat(state.grant(at(31))).isEqualTo(Grant.ONE_PROBE);
    }

    @Test
    void pausesAsLongAsTheProviderAsks() {
        after(1, failed(call(1, 0), "model_rate_limited", Duration.ofSeconds(90)));

        assertThat(state.grant(at(90.9))).isEqualTo(Grant.NONE);
        assertThat(state.grant(at(91))).isEqualTo(Grant.ONE_PROBE);
    }

    @Test
    void pausesAnHourAtMostWhateverTheProviderAsks() {
        after(0, failed(call(1, 0), "model_error", Duration.ofDays(30)));

        assertThat(state.grant(at(3600))).isEqualTo(Grant.ONE_PROBE);
    }

    @Test
    void countsCallsThatWereUnderWayTogetherOnce() {
        open();
        BreakerState opened = state;

        after(1.5, failed(call(4, 0)));
        after(2.5, failed(call(5, 0.9)));

        assertThat(state).isEqualTo(opened);
    }

    @Test
    void extendsThePauseWhenALateFailureBringsALongerOne() {
        open();

        after(1.5, failed(call(4, 0), "model_rate_limited", Duration.ofSeconds(20)));

        assertThat(state.grant(at(21.4))).isEqualTo(Grant.NONE);
        assertThat(state.grant(at(21.5))).isEqualTo(Grant.ONE_PROBE);
    }

    @Test
    void isNotClosedByTheSuccessOfACallFromBeforeItOpened() {
        open();
        after(2, answered(call(9, 0.9)));
        assertThat(state).isInstanceOf(Open.class);

        probe(3, 10);
        after(4, answered(call(9, 0.9)));

        assertThat(state).isInstanceOf(HalfOpen.class);
    }

    @Test
    void isClosedByTheProbeAndByNoOtherThatIsOlder() {
        open();
        probe(3, 10);

        after(4, answered(call(10, 3)));

        assertThat(state).isEqualTo(new Closed(0, at(4)));
    }

    @Test
    void isClosedByAnyCallThatBeganAfterItOpened() {
        open();

        after(4, answered(call(11, 1.1)));

        assertThat(state).isEqualTo(new Closed(0, at(4)));
    }

    @Test
    void givesOutNothingWhileItProbes() {
        open();
        probe(3, 10);

        assertThat(state.grant(at(100))).isEqualTo(Grant.NONE);
    }

    @Test
    void doublesThePauseWithEachProbeThatFailsUpToTheLongest() {
        open();
        double now = 3;
        for (int pause : new int[] {4, 8, 16, 32, 60, 60}) {
            probe(now, 10);
            after(now, failed(call(10, now)));
            assertThat(state.grant(at(now + pause - 0.1))).isEqualTo(Grant.NONE);
            assertThat(state.grant(at(now + pause))).isEqualTo(Grant.ONE_PROBE);
            now += pause;
        }
    }

    @Test
    void keepsThePauseOfOneProbeFromTheFailuresOfOthers() {
        open();
        probe(3, 10);
        BreakerState probing = state;

        after(4, failed(call(4, 0)));

        assertThat(state).isEqualTo(probing);
    }

    @Test
    void probesAgainSoonWhenAProbeEndsWithoutHavingAsked() {
        open();
        probe(3, 10);

        after(4, unknown(call(10, 3)));

        assertThat(state.grant(at(6))).isEqualTo(Grant.ONE_PROBE);
        assertThat(((Open) state).opening().pauses()).isEqualTo(1);
    }

    @Test
    void probesAgainWhenAProbeIsNeverHeardOf() {
        open();
        probe(3, 10);

        assertThat(state.grant(at(602.9))).isEqualTo(Grant.NONE);
        assertThat(state.grant(at(603))).isEqualTo(Grant.ONE_PROBE);
    }

    @Test
    void isNotOpenedByFailuresOfCallsFromBeforeItClosed() {
        open();
        probe(3, 10);
        after(4, answered(call(10, 3)));

        for (int late = 20; late < 30; late++) {
            after(5, failed(call(late, 0), "model_unauthorized", null));
        }

        assertThat(state).isEqualTo(new Closed(0, at(4)));
    }

    private void open() {
        for (int run = 1; run <= 3; run++) {
            after(1, failed(call(run, 0)));
        }
    }

    private void probe(double second, int run) {
        assertThat(state.grant(at(second))).isEqualTo(Grant.ONE_PROBE);
        state = ((Open) state).probing(call(run, second).runId(), 1, at(second + 600));
    }

    private void after(double second, ModelOutcome outcome) {
        state = state.after(outcome, at(second), PAUSES);
    }
}
