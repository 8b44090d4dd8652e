package io.signalbox.agent.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.Subject;
import io.signalbox.agent.mapping.rules.VisibleText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the shape cannot say: the record is the run's own, has a title a person can read, and leads only to web addresses. */
final class DomainRules {

    private static final Set<String> WEB = Set.of("http", "https");
    private static final int MAX_ACCOUNTS = 50;
    private static final int EARLIEST_YEAR = 1970;
    private static final int LATEST_YEAR = 2200;

    private final JsonNode proposal;
    private final List<Finding> findings = new ArrayList<>();

    private DomainRules(JsonNode proposal) {
        this.proposal = proposal;
    }

    static List<Finding> check(JsonNode proposal, Subject subject) {
        var rules = new DomainRules(proposal);
        rules.ownTicket(subject);
        rules.ticket();
        rules.comments();
        rules.accounts();
        return List.copyOf(rules.findings);
    }

    private void ownTicket(Subject subject) {
        if (!proposal.path("external_id").asText().equals(subject.event().externalId())) {
            refuse("/external_id", "is not the external id of this run", "out_of_scope");
        }
    }

    private void ticket() {
        JsonNode ticket = proposal.path("ticket");
        if (ticket.isMissingNode()) {
            if (proposal.path("operation").asText().equals("upsert")) {
                refuse("/ticket", "is needed to store a ticket", "required");
            }
            return;
        }
        if (VisibleText.isBlank(ticket.path("title").asText())) {
            refuse("/ticket/title", "must not be blank", "blank");
        }
        webAddress("/ticket/url", ticket.path("url"));
        plausibleDate(ticket.path("due_date"));
        moments("/ticket", ticket);
    }

    private void comments() {
        JsonNode comments = proposal.path("comments");
        for (int index = 0; index < comments.size(); index++) {
            webAddress("/comments/" + index + "/url", comments.get(index).path("url"));
            moments("/comments/" + index, comments.get(index));
        }
    }

    private void accounts() {
        long named = 3L + proposal.path("comments").size();
        if (named > MAX_ACCOUNTS && distinctAuthors() + 3 > MAX_ACCOUNTS) {
            refuse("/comments", "name more than " + MAX_ACCOUNTS + " people", "too_many");
        }
    }

    private long distinctAuthors() {
        return proposal.path("comments")
                .valueStream()
                .map(comment -> comment.path("author").path("external_id").asText())
                .distinct()
                .count();
    }

    private void webAddress(String pointer, JsonNode value) {
        if (!value.isMissingNode() && !isWebAddress(value.asText())) {
            refuse(pointer, "must be an absolute http or https address", "url");
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null
                    && WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** The schema allows what no clock shows, such as a leap second. */
    private void moments(String pointer, JsonNode holder) {
        for (String name : List.of("source_created_at", "source_updated_at")) {
            JsonNode value = holder.path(name);
            if (!value.isMissingNode() && !isMoment(value.asText())) {
                refuse(pointer + "/" + name, "must be a moment in time", "date-time");
            }
        }
    }

    private static boolean isMoment(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException unknown) {
            return false;
        }
    }

    private void plausibleDate(JsonNode value) {
        if (value.isMissingNode()) {
            return;
        }
        int year = LocalDate.parse(value.asText()).getYear();
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            refuse("/ticket/due_date", "must lie between " + EARLIEST_YEAR + " and " + LATEST_YEAR, "range");
        }
    }

    private void refuse(String pointer, String message, String code) {
        findings.add(new Finding(pointer, message, code));
    }
}
