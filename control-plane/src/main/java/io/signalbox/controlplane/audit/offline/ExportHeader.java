package io.signalbox.controlplane.audit.offline;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of an export.
 *
 * @param scope {@code complete}: the whole chain; {@code range}: an unbroken part of it; {@code filtered}: picked entries
 * @param firstSequence of the part that was asked for
 * @param lastSequence of that part; one less than the first when it is empty
 * @param exportedAt RFC 3339 UTC with six digits behind the second
 * @param filter what was asked for, as a JSON object
 */
public record ExportHeader(
        UUID organizationId,
        String scope,
        long firstSequence,
        long lastSequence,
        String exportedAt,
        String keyId,
        String publicKey,
        String filter) {

    public static final String COMPLETE = "complete";
    public static final String RANGE = "range";
    public static final String FILTERED = "filtered";

    private static final String FORMAT = """
            {"format":"signalbox-audit","version":1,"organization_id":"%s","scope":"%s","first_sequence":%d,"last_sequence":%d,\
            "exported_at":"%s","key_id":"%s","public_key":"%s","filter":%s}""";

    private static final Pattern LINE = Pattern.compile(
            "\\{\"format\":\"signalbox-audit\",\"version\":1,\"organization_id\":\"" + EntryPlace.ID + "\","
                    + "\"scope\":\"(complete|range|filtered)\",\"first_sequence\":(\\d{1,18}),\"last_sequence\":(\\d{1,18}),"
                    + "\"exported_at\":\"([0-9TZ:.-]+)\",\"key_id\":\"([0-9a-f]{16})\",\"public_key\":\"([0-9A-Za-z+/]{43}=)\","
                    + "\"filter\":(\\{.*\\})\\}");

    public String line() {
        return FORMAT.formatted(
                organizationId, scope, firstSequence, lastSequence, exportedAt, keyId, publicKey, filter);
    }

    static Optional<ExportHeader> parse(String line) {
        Matcher match = LINE.matcher(line);
        return match.matches() ? Optional.of(read(match)) : Optional.empty();
    }

    boolean isChain() {
        return !scope.equals(FILTERED);
    }

    private static ExportHeader read(Matcher match) {
        return new ExportHeader(
                UUID.fromString(match.group(1)),
                match.group(2),
                Long.parseLong(match.group(3)),
                Long.parseLong(match.group(4)),
                match.group(5),
                match.group(6),
                match.group(7),
                match.group(8));
    }
}
