package io.signalbox.controlplane.tickets.versions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link Versions} as they are stored, in short because every ticket and comment has them: a stamp is its three numbers. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VersionsJson(
        String basis,
        @Nullable List<Long> floor,
        @Nullable Map<String, List<Long>> ahead,
        @Nullable Long deletion,
        @Nullable List<Long> merge) {

    public static VersionsJson of(Versions versions, @Nullable Merge merge) {
        Map<String, List<Long>> ahead = new TreeMap<>();
        versions.ahead().forEach((name, stamp) -> ahead.put(name, numbers(stamp)));
        return new VersionsJson(
                versions.floor().basis().name().toLowerCase(Locale.ROOT),
                numbers(versions.floor().stamp()),
                ahead,
                versions.deletion(),
                merge == null ? null : numbers(merge.stamp()));
    }

    public Versions versions() {
        Map<String, Stamp> stamps = new TreeMap<>();
        if (ahead != null) {
            ahead.forEach((name, numbers) -> stamps.put(name, stamp(numbers)));
        }
        var known = new Claim(Claim.Basis.valueOf(basis.toUpperCase(Locale.ROOT)), stamp(floor));
        return new Versions(known, stamps, deletion);
    }

    /** @param survivor external id; null when there was no merge */
    @Nullable
    public Merge merge(@Nullable String survivor) {
        return survivor == null ? null : new Merge(survivor, stamp(merge));
    }

    private static List<Long> numbers(Stamp stamp) {
        return List.of(stamp.version(), stamp.sequence(), stamp.position());
    }

    private static Stamp stamp(@Nullable List<Long> numbers) {
        return numbers == null ? Stamp.OLDEST : new Stamp(numbers.get(0), numbers.get(1), numbers.get(2));
    }
}
