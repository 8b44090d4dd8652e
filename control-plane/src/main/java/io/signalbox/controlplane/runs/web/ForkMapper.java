package io.signalbox.controlplane.runs.web;

import io.signalbox.contract.publicapi.model.RunDiff;
import io.signalbox.contract.publicapi.model.RunDifference;
import io.signalbox.contract.publicapi.model.RunStateDetail;
import io.signalbox.contract.publicapi.model.RunStateSummary;
import io.signalbox.controlplane.runs.forking.RecordedState;
import io.signalbox.controlplane.runs.forking.RunComparison;

/** States and comparisons to the contract. */
final class ForkMapper {

    private ForkMapper() {}

    static RunStateSummary summary(RecordedState state) {
        return new RunStateSummary(state.position(), state.node(), state.attempt(), state.sequence())
                .nextNode(state.nextNode());
    }

    static RunStateDetail detail(RecordedState state) {
        return new RunStateDetail(state.position(), state.node(), state.schema(), state.state(), state.stateHash())
                .nextNode(state.nextNode());
    }

    static RunDiff diff(RunComparison comparison) {
        return new RunDiff(
                comparison.originalRunId(),
                comparison.forkRunId(),
                comparison.differences().isEmpty(),
                comparison.differences().stream()
                        .map(each -> new RunDifference(each.pointer())
                                .original(each.original())
                                .fork(each.fork()))
                        .toList());
    }
}
