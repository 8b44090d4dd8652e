package io.signalbox.agent.mapping.rules.hubspot;

import io.signalbox.agent.mapping.rules.Cursor;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records a merge takes away and which one is left.
 *
 * @param survivor the new record where HubSpot made one, else the primary one; null when neither is named
 * @param away never holds the survivor
 */
record HubSpotMerge(@Nullable String survivor, Set<String> away) {

    static HubSpotMerge of(Cursor payload) {
        String primary = payload.at("primaryObjectId").string();
        String made = payload.at("newObjectId").string();
        String survivor = made == null ? primary : made;
        Set<String> away = new LinkedHashSet<>();
        payload.at("mergedObjectIds").items().stream()
                .map(Cursor::string)
                .filter(Objects::nonNull)
                .forEach(away::add);
        if (primary != null) {
            away.add(primary);
        }
        away.remove(survivor);
        return new HubSpotMerge(survivor, away);
    }

    boolean takesAway(String id) {
        return away.contains(id);
    }

    boolean concerns(String id) {
        return takesAway(id) || id.equals(survivor);
    }
}
