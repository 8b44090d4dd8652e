package io.signalbox.agent.mapping.rules;

import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people call statuses, priorities and kinds of work, whatever tool they use. */
public final class StatusVocabulary {

    private static final Map<String, TicketStatus> STATUSES = dictionary(Map.of(
            TicketStatus.OPEN,
                    "open, opened, new, todo, to do, backlog, created, reopened, reopen, triage, unstarted, received,"
                            + " submitted, unassigned, selected for development, ready, queued, active, triggered, firing,"
                            + " alerting, alarm, unresolved, escalated, unacknowledged, reoccurred, regressed, ongoing,"
                            + " waiting for support, waiting on us",
            TicketStatus.IN_PROGRESS,
                    "in progress, progress, doing, started, working, work in progress, wip, assigned, in review, review,"
                            + " under review, code review, in development, development, testing, in testing, qa,"
                            + " acknowledged, investigating, identified, monitoring, processing",
            TicketStatus.ON_HOLD,
                    "on hold, hold, blocked, no data, nodata, muted, silenced, snooze, waiting, paused, pending, waiting for customer, waiting on customer,"
                            + " waiting on contact, waiting for approval, waiting for vendor, awaiting customer,"
                            + " awaiting reply, snoozed, deferred, stalled, impeded, suspended",
            TicketStatus.DONE,
                    "done, closed, resolved, completed, complete, fixed, finished, solved, shipped, released, deployed,"
                            + " merged, recovered, ok, okay, healthy, mitigated, cleared",
            TicketStatus.CANCELLED,
                    "cancelled, canceled, wont do, wont fix, wontfix, rejected, declined, duplicate, invalid, abandoned,"
                            + " withdrawn, not planned, obsolete, cannot reproduce, spam, aborted,"
                            + " ignored, dismissed, void, voided, false positive, superseded"));

    private static final Map<String, TicketPriority> PRIORITIES = dictionary(Map.of(
            TicketPriority.URGENT,
                    "urgent, critical, highest, blocker, emergency, immediate, asap, disaster, p0, sev0, sev1, sev 1",
            TicketPriority.HIGH, "high, major, important, error, p1, sev2, sev 2",
            TicketPriority.NORMAL, "normal, medium, moderate, default, standard, average, warning, p2, sev3, sev 3",
            TicketPriority.LOW,
                    "low, lowest, minor, trivial, info, informational, p3, p4, p5, sev4, sev 4, sev5, sev 5"));

    private static final Map<String, TicketType> TYPES = dictionary(Map.ofEntries(
            Map.entry(TicketType.TASK, "task, todo, chore, documentation, docs, maintenance, it help"),
            Map.entry(TicketType.BUG, "bug, defect, error, regression, problem, product issue"),
            Map.entry(
                    TicketType.FEATURE, "feature, new feature, enhancement, improvement, feature request, suggestion"),
            Map.entry(TicketType.STORY, "story, user story"),
            Map.entry(TicketType.EPIC, "epic, initiative"),
            Map.entry(TicketType.SUBTASK, "subtask, sub task"),
            Map.entry(TicketType.INCIDENT, "incident, outage, alert, system incident"),
            Map.entry(TicketType.QUESTION, "question, support, inquiry, general inquiry, help, ask a question"),
            Map.entry(
                    TicketType.REQUEST,
                    "request, service request, system service request, access, change, system change, billing issue,"
                            + " service request with approvals, system service request with approvals"),
            Map.entry(TicketType.PULL_REQUEST, "pull request, merge request"),
            Map.entry(TicketType.CONVERSATION, "conversation, thread, chat")));

    private StatusVocabulary() {}

    public static Optional<TicketStatus> status(String word) {
        return Optional.ofNullable(STATUSES.get(plain(word)));
    }

    public static Optional<TicketPriority> priority(String word) {
        return Optional.ofNullable(PRIORITIES.get(plain(word)));
    }

    /** The kind of work. Words of customer records, such as account or lead, mean something else on a label and are none. */
    public static Optional<TicketType> type(String word) {
        return Optional.ofNullable(TYPES.get(plain(word)));
    }

    /** Lower case, apostrophes dropped, everything else that is no letter or digit as one space: "Won't-Do" is "wont do". */
    public static String plain(String word) {
        return Bounds.cut(word, Bounds.WORD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static <T> Map<String, T> dictionary(Map<T, String> words) {
        Map<String, T> byWord = new HashMap<>();
        words.forEach((meaning, list) -> {
            for (String word : list.split(",\\s*")) {
                byWord.put(word, meaning);
            }
        });
        return Map.copyOf(byWord);
    }
}
