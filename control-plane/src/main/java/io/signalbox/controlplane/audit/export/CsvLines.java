package io.signalbox.controlplane.audit.export;

import io.signalbox.controlplane.audit.chain.CanonicalJson;
import io.signalbox.controlplane.audit.chain.EntryText;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An export for spreadsheets (RFC 4180). What people wrote stands in these cells: one that a spreadsheet would take for a formula gets an
 * apostrophe in front.
 */
public final class CsvLines implements Iterator<byte[]> {

    private static final String COLUMNS =
            "sequence,at,outcome,code,action,actor_kind,actor_id,actor_name,target_type,target_id,"
                    + "target_name,address,user_agent,request_id,left_out,before,after,hash\r\n";
    /** The wide forms are formulas in some languages' spreadsheets. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Iterator<List<EntryPages.Kept>> entries;
    private final JsonMapper json;
    private boolean headed;

    CsvLines(Iterator<List<EntryPages.Kept>> entries, JsonMapper json) {
        this.entries = entries;
        this.json = json;
    }

    @Override
    public boolean hasNext() {
        return !headed || entries.hasNext();
    }

    @Override
    public byte[] next() {
        if (!headed) {
            headed = true;
            return COLUMNS.getBytes(StandardCharsets.UTF_8);
        }
        return entries.next().stream()
                .map(this::line)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private String line(EntryPages.Kept kept) {
        EntryText entry = json.readValue(kept.entry(), EntryText.class);
        return Stream.<@Nullable Object>of(
                                entry.sequence(),
                                CanonicalJson.time(entry.at()),
                                entry.outcome(),
                                entry.code(),
                                entry.action(),
                                entry.actor().kind(),
                                entry.actor().id(),
                                entry.actor().name(),
                                entry.target().type(),
                                entry.target().id(),
                                entry.target().name(),
                                entry.address(),
                                entry.userAgent(),
                                entry.requestId(),
                                entry.leftOut(),
                                object(entry.before()),
                                object(entry.after()),
                                kept.hash())
                        .map(CsvLines::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String object(Map<String, Object> fields) {
        return fields.isEmpty() ? "" : CanonicalJson.of(new TreeMap<>(fields));
    }

    public static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
