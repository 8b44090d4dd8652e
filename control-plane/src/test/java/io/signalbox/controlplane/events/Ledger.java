package io.signalbox.controlplane.events;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.testing.Console;
import java.util.UUID;

/** What an operator sees of stored events. */
public record Ledger(Console console) {

    public long accepted() {
        return conservation().getLong("accepted");
    }

    public JsonPath conservation() {
        return get("/api/v1/conservation").statusCode(200).extract().jsonPath();
    }

    public JsonPath event(UUID id) {
        return get("/api/v1/events/" + id).statusCode(200).extract().jsonPath();
    }

    public byte[] body(UUID id) {
        return get("/api/v1/events/" + id + "/body").statusCode(200).extract().asByteArray();
    }

    public JsonPath deadLetterOf(UUID eventId) {
        String deadLetter = event(eventId).getString("dead_letter_id");
        return get("/api/v1/dead-letters/" + deadLetter)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** @param path with its query already encoded */
    public ValidatableResponse get(String path) {
        return console.request().urlEncodingEnabled(false).get(path).then();
    }
}
