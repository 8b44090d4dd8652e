package io.signalbox.controlplane.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.contract.ContractCheck;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The check must be able to fail. */
class ContractCheckTest {

    private final ContractDocument contract = ContractDocument.load("public");
    private final ContractCheck check = new ContractCheck(contract);
    private final ContractOperation refresh =
            contract.find("POST", "/api/v1/auth/refresh").orElseThrow();

    @Test
    void acceptsWhatTheContractSays() {
        assertThat(answer(200, "application/json", "{\"access_token\":\"a\",\"expires_in\":1}"))
                .isEmpty();
    }

    @Test
    void noticesMissingProperty() {
        assertThat(answer(200, "application/json", "{\"access_token\":\"a\"}"))
                .hasValueSatisfying(violation -> assertThat(violation).contains("expires_in"));
    }

    @Test
    void noticesPropertyNobodyDocumented() {
        assertThat(answer(200, "application/json", "{\"access_token\":\"a\",\"expires_in\":1,\"secret\":\"c\"}"))
                .hasValueSatisfying(violation -> assertThat(violation).contains("secret"));
    }

    @Test
    void noticesWrongType() {
        assertThat(answer(200, "application/json", "{\"access_token\":\"a\",\"expires_in\":\"1\"}"))
                .isPresent();
    }

    @Test
    void noticesWrongFormat() {
        ContractOperation ticket =
                contract.find("GET", "/api/v1/tickets/1/comments").orElseThrow();
        String body = "{\"items\":[{\"id\":\"not a uuid\",\"external_id\":\"c\",\"deleted\":false}]}";

        assertThat(check.violation(ticket, 200, "application/json", body.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void noticesSuccessNobodyDocumented() {
        assertThat(answer(202, "application/json", "{}")).isPresent();
    }

    @Test
    void noticesProblemWithoutItsMediaType() {
        String problem = "{\"type\":\"t\",\"title\":\"t\",\"status\":409,\"code\":\"c\",\"request_id\":\"r\"}";

        assertThat(answer(409, "application/problem+json", problem)).isEmpty();
        assertThat(answer(409, "application/json", problem)).isPresent();
        assertThat(answer(409, null, problem)).isPresent();
    }

    private Optional<String> answer(int status, String mediaType, String body) {
        return check.violation(refresh, status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }
}
