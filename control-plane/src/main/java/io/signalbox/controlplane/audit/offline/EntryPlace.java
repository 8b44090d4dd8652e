package io.signalbox.controlplane.audit.offline;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose entry it is and where in the chain, as the entry itself says at its start. */
public record EntryPlace(UUID organizationId, long sequence) {

    /** As written: in lower case. */
    static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

    private static final Pattern START =
            Pattern.compile("^\\{\"organization_id\":\"" + ID + "\",\"sequence\":([1-9][0-9]{0,17}),");

    public static Optional<EntryPlace> of(String entry) {
        Matcher start = START.matcher(entry);
        return start.find()
                ? Optional.of(new EntryPlace(UUID.fromString(start.group(1)), Long.parseLong(start.group(2))))
                : Optional.empty();
    }
}
