package io.signalbox.agent.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.calls.FinishRefusal;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelCalls;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.engine.journal.Journal;
import io.signalbox.agent.engine.journal.LiveJournal;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.engine.state.JsonSettings;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** A model, a store and a place for commits that outlive the processes of a run, which can be killed at any of them. */
public final class DurableWorld implements ModelCalls, Finishes, StepListener, Commits {

    /** Where a process can die. */
    public enum Moment {
        STEP_RECORDED,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        FINISHED
    }

    /** The process is gone. */
    public static final class Killed extends Error {}

    private final ModelCalls model;
    private final Finishes finishes;
    private final List<ModelRequest> asked = new ArrayList<>();
    private final Map<String, Finish> done = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Commit> commits = new ArrayList<>();
    private final Map<String, ObjectNode> answers = new LinkedHashMap<>();
    private Moment moment = Moment.STEP_RECORDED;
    private int survived = Integer.MAX_VALUE;

    public DurableWorld(ModelCalls model, Finishes finishes) {
        this.model = model;
        this.finishes = finishes;
    }

    /** The process dies at a moment of this kind, after it has survived so many. */
    public void killAt(Moment kind, int after) {
        moment = kind;
        survived = after;
    }

    /** What people answer while the run waits. */
    public void answer(String key, ObjectNode answer) {
        answers.put(key, answer);
    }

    /** One process runs one attempt, from the newest commit. */
    public <I, S> Ending<S> attempt(Workflow<I, S> workflow, I input) {
        return attempt(workflow, input, new LiveJournal());
    }

    public <I, S> Ending<S> attempt(Workflow<I, S> workflow, I input, Journal journal) {
        S from = commits.isEmpty() ? workflow.spec().start() : restored(workflow);
        try {
            return workflow.run(
                    input,
                    from,
                    new RunPorts(this, new RunGivens(UUID::randomUUID, answers), journal, this, this, this));
        } catch (CompletionException wrapped) {
            for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
                if (cause instanceof Killed killed) {
                    throw killed;
                }
            }
            throw wrapped;
        }
    }

    /** Every question that a model was paid for, in order. */
    public List<ModelRequest> asked() {
        return asked;
    }

    /** Each end that was applied once, however often it was repeated. */
    public List<Finish> done() {
        return List.copyOf(done.values());
    }

    public List<Step> steps() {
        return steps;
    }

    public List<Commit> commits() {
        return commits;
    }

    @Override
    public ModelAnswer ask(ModelRequest request) {
        asked.add(request);
        return model.ask(request);
    }

    @Override
    public Optional<FinishRefusal> finish(Finish finish) {
        Optional<FinishRefusal> refused = finishes.finish(finish);
        if (refused.isEmpty()) {
            JsonNode said = JsonSettings.mapper().valueToTree(finish.effects());
            done.put(CanonicalJson.digest(finish.result().content()) + CanonicalJson.digest(said), finish);
            pass(Moment.FINISHED);
        }
        return refused;
    }

    @Override
    public void record(Step step) {
        steps.add(step);
        pass(Moment.STEP_RECORDED);
    }

    @Override
    public void commit(Commit commit) {
        pass(Moment.BEFORE_COMMIT);
        commits.add(commit);
        pass(Moment.AFTER_COMMIT);
    }

    private <S> S restored(Workflow<?, S> workflow) {
        Commit newest = commits.getLast();
        try {
            return workflow.spec()
                    .codec()
                    .read(
                            newest.state().schema(),
                            JsonSettings.mapper().readTree(newest.state().text()));
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private void pass(Moment kind) {
        if (kind == moment && survived-- == 0) {
            throw new Killed();
        }
    }
}
