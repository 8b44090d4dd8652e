package io.signalbox.controlplane.tickets.versions;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How new the values of a record are. Each value keeps the claim that set it, so that any order of the same changes, repeated or not, ends in
 * the same values.
 *
 * @param floor claim that every value has at least
 * @param ahead stamps of the values that were stated since, by name
 * @param deletion newest version in which the source deleted the record; null while it is there
 */
public record Versions(
        Claim floor, Map<String, Stamp> ahead, @Nullable Long deletion) {

    public static final Versions NONE = new Versions(Claim.NONE, Map.of(), null);

    private static final long NEVER = -1;

    public Versions {
        ahead = ahead.entrySet().stream()
                .filter(entry -> Claim.stated(entry.getValue()).compareTo(floor) > 0)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        deletion = deletion == null || deletion < stated(floor, ahead) ? null : deletion;
    }

    /** The newest version heard of. */
    public long latest() {
        long known = Math.max(stated(floor, ahead), deletion == null ? NEVER : deletion);
        return known == NEVER ? floor.stamp().version() : known;
    }

    public boolean isDeleted() {
        return deletion != null;
    }

    public boolean areNewerThan(Stamp stamp) {
        Stream<Stamp> complete = floor.isStated() ? Stream.of(floor.stamp()) : Stream.empty();
        return Stream.concat(complete, ahead.values().stream()).anyMatch(known -> known.compareTo(stamp) > 0);
    }

    /** The claim that set a value. */
    public Claim of(String name) {
        Stamp stamp = ahead.get(name);
        return stamp == null ? floor : Claim.stated(stamp);
    }

    /** After a change that states every value: what is stated in a newer one stays ahead. */
    public Versions raisedTo(Claim claim) {
        return claim.compareTo(floor) <= 0 ? this : new Versions(claim, ahead, deletion);
    }

    /** After a change that states these values. */
    public Versions with(Collection<String> names, Stamp stamp) {
        Map<String, Stamp> stamps = new HashMap<>(ahead);
        names.forEach(name -> stamps.put(name, stamp));
        return new Versions(floor, stamps, deletion);
    }

    /** After a deletion. Only a newer version brings the record back: an equal one does not. */
    public Versions deletedIn(long version) {
        return new Versions(floor, ahead, deletion == null ? version : Math.max(deletion, version));
    }

    private static long stated(Claim floor, Map<String, Stamp> ahead) {
        long complete = floor.isStated() ? floor.stamp().version() : NEVER;
        return ahead.values().stream().mapToLong(Stamp::version).reduce(complete, Math::max);
    }
}
