package io.signalbox.agent.mapping.rules.hubspot;

import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.rules.Cursor;

/**
 * The record that an event is about. A merge is one event for each of its records, so the external id, {@code portal:type:id}, says which.
 *
 * @param prefix portal and type with their colons; empty when the external id has another form
 */
record HubSpotRecord(String prefix, String id) {

    static HubSpotRecord of(SourceEvent event, Cursor payload) {
        String external = event.externalId();
        int colon = external.lastIndexOf(':');
        boolean formed = external.matches("\\d{1,20}:[^:]{1,100}:\\d{1,20}");
        return formed
                ? new HubSpotRecord(external.substring(0, colon + 1), external.substring(colon + 1))
                : new HubSpotRecord(
                        "",
                        payload.firstOf("objectId", "newObjectId", "primaryObjectId")
                                .string(""));
    }

    /** External id of another record of the same portal and type. */
    String sibling(String other) {
        return prefix + other;
    }
}
