package io.signalbox.agent.mapping.rules.github;

import io.signalbox.agent.mapping.UnexpectedShape;
import io.signalbox.agent.mapping.rules.Cursor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The repository of a ticket.
 *
 * @param id outlives renames and transfers; null when the event does not carry it
 * @param name such as {@code owner/name}; null when the event does not carry it
 */
record GitHubRepository(@Nullable String id, @Nullable String name) {

    private static final Pattern ISSUE_ADDRESS = Pattern.compile("/repos/([^/]+/[^/]+)/issues/(\\d{1,12})$");
    private static final String DIGITS = "\\d{1,19}";

    /** @throws UnexpectedShape when it is missing, or says neither id nor name */
    static GitHubRepository of(Cursor repository) {
        String id = repository.required().at("id").string();
        String name = repository.at("full_name").string();
        if (id == null && name == null) {
            throw UnexpectedShape.missing(repository.at("id").pointer());
        }
        if (id != null && !id.matches(DIGITS)) {
            throw UnexpectedShape.at(repository.at("id").pointer(), "a number");
        }
        return new GitHubRepository(id, name);
    }

    /** What people call the ticket of this number: {@code owner/name#7}. */
    @Nullable
    String key(String number) {
        return name == null ? null : name + "#" + number;
    }

    /** Under which the ticket of this number is stored. */
    String ticketId(String number) {
        return id == null ? name + "#" + number : "repo:" + id + "#" + number;
    }

    /**
     * The ticket at an address of GitHub's API; one of another repository by the name it has there.
     *
     * @throws UnexpectedShape when it is not the address of an issue
     */
    String ticketAt(String address, String pointer) {
        Matcher parts = ISSUE_ADDRESS.matcher(address);
        if (!parts.find()) {
            throw UnexpectedShape.at(pointer, "the address of an issue");
        }
        boolean here = parts.group(1).equalsIgnoreCase(name);
        return here ? ticketId(parts.group(2)) : parts.group(1) + "#" + parts.group(2);
    }
}
