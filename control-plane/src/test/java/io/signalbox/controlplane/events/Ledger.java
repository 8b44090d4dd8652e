package io.signalbox.controlplane.events;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.testing.Console;
import java.util.UUID;

/** What an operator sees of stored events. */
record Ledger(Console console) {

    long accepted() {
        return conservation().getLong("accepted");
    }

    JsonPath conservation() {
        return get("/api/v1/conservation").statusCode(200).extract().jsonPath();
    }

    JsonPath event(UUID id) {
        return get("/api/v1/events/" + id).statusCode(200).extract().jsonPath();
    }

    byte[] body(UUID id) {
        return get("/api/v1/events/" + id + "/body").statusCode(200).extract().asByteArray();
    }

    JsonPath deadLetterOf(UUID eventId) {
        String deadLetter = event(eventId).getString("dead_letter_id");
        return get("/api/v1/dead-letters/" + deadLetter)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** @param path with its query already encoded */
    ValidatableResponse get(String path) {
        return console.request().urlEncodingEnabled(false).get(path).then();
    }
}
