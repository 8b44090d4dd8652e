package io.signalbox.agent.runs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Step;
import io.signalbox.agent.engine.StepDetail;
import io.signalbox.agent.engine.StepListener;
import io.signalbox.agent.engine.journal.JournalEntry;
import io.signalbox.agent.engine.journal.LiveJournal;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.engine.state.Excerpt;
import io.signalbox.contract.internalapi.model.JournalRecord;
import io.signalbox.contract.internalapi.model.UsageDelta;
import io.signalbox.contract.shared.ModelUsage;
import io.signalbox.contract.shared.StepRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What one attempt has done and not stored yet: steps numbered as they happen, calls, and tokens that were paid for. */
final class AttemptLog implements StepListener {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Characters of one recorded output; a description alone may be longer, and is with the ticket anyway. */
    private static final int MAX_OUTPUT_LENGTH = 32_000;

    private final LiveJournal journal;
    private final ObjectMapper json;
    private final List<StepRecord> steps = new ArrayList<>();
    private int stepsBefore;
    private int journalBefore;
    private int promptTokens;
    private int completionTokens;
    private int allPromptTokens;
    private int allCompletionTokens;
    private final AtomicInteger advances = new AtomicInteger();

    AttemptLog(LiveJournal journal, ObjectMapper json) {
        this.journal = journal;
        this.json = json;
    }

    /** Gives the step its place in the attempt. */
    @Override
    public void record(Step step) {
        steps.add(numbered(step));
    }

    /** A model was asked. */
    void used(ModelUsage usage) {
        promptTokens += usage.getPromptTokens();
        completionTokens += usage.getCompletionTokens();
        allPromptTokens += usage.getPromptTokens();
        allCompletionTokens += usage.getCompletionTokens();
    }

    /** What happened so far is stored. */
    void stored() {
        stepsBefore += steps.size();
        steps.clear();
        journalBefore = journal.entries().size();
        promptTokens = 0;
        completionTokens = 0;
    }

    /** The number of the next advance of the attempt, from 1. */
    int nextAdvance() {
        return advances.incrementAndGet();
    }

    /** The place of the step that is under way. */
    int currentStep() {
        return stepsBefore + steps.size() + 1;
    }

    /** Sequence of the newest step; 0 before the first. */
    int lastStep() {
        return stepsBefore + steps.size();
    }

    List<StepRecord> steps() {
        return List.copyOf(steps);
    }

    /** The same with one more, which counts only when it is stored with them. */
    List<StepRecord> stepsWith(Step last) {
        var all = new ArrayList<>(steps);
        all.add(numbered(last));
        return all;
    }

    List<JournalRecord> journal() {
        List<JournalEntry> entries = journal.entries();
        return entries.subList(journalBefore, entries.size()).stream()
                .map(AttemptLog::written)
                .toList();
    }

    UsageDelta usage(int rounds) {
        return new UsageDelta().rounds(rounds).promptTokens(promptTokens).completionTokens(completionTokens);
    }

    /** Of the whole attempt. */
    int promptTokens() {
        return allPromptTokens;
    }

    /** Of the whole attempt. */
    int completionTokens() {
        return allCompletionTokens;
    }

    private StepRecord numbered(Step step) {
        StepDetail detail = step.detail();
        return new StepRecord()
                .sequence(currentStep())
                .node(step.node())
                .mappingAttempt(step.round())
                .outcome(detail.outcome())
                .startedAt(step.startedAt())
                .durationMs(step.duration().toNanos() / 1e6)
                .inputDigest(CanonicalJson.digest(detail.input()))
                .stateHash(step.after().hash())
                .calls(journal.size())
                .output(plain(detail.output()))
                .errors(detail.errors())
                .modelUsage(step.usage());
    }

    private @Nullable Map<String, Object> plain(@Nullable ObjectNode output) {
        if (output == null) {
            return null;
        }
        try {
            return json.readerFor(OBJECT).readValue(Excerpt.object(output, MAX_OUTPUT_LENGTH));
        } catch (IOException notAnObject) {
            throw new UncheckedIOException(notAnObject);
        }
    }

    private static JournalRecord written(JournalEntry entry) {
        return new JournalRecord()
                .sequence(entry.sequence())
                .step(entry.step())
                .kind(entry.key().kind())
                .key(entry.key().digest())
                .result(JournalRecord.ResultEnum.fromValue(
                        entry.result().kind().name().toLowerCase(Locale.ROOT)))
                .value(CanonicalJson.text(entry.result().value()));
    }
}
