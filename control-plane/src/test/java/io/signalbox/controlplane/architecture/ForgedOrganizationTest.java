package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import io.signalbox.controlplane.testing.contract.SampleBody;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * An owner of one organization, who may do everything there, tries to reach another one: with each id that the public contract takes, with
 * filters, cursors, headers, bodies, and with a token that was good once. Nothing of the other one is told, and nothing in it changes.
 */
class ForgedOrganizationTest extends TwoOrganizations {

    @Test
    void findsNothingUnderAnyIdOfAnother() {
        Set<String> names = new TreeSet<>();
        int tried = 0;
        for (ContractOperation operation : operations()) {
            Map<String, Object> path = pathValues(operation);
            if (path.isEmpty()) {
                continue;
            }
            Response answer = call(attacker.request(), operation, path);
            assertThat(answer.statusCode())
                    .as("%s: %s", operation, answer.asString())
                    .isEqualTo(404);
            assertTellsNothing(operation, answer);
            names.addAll(path.keySet());
            tried++;
        }
        log.info("Tried {} operations with ids of another organization: {}", tried, names);
        assertThat(tried).isEqualTo((int) operations().stream()
                .filter(operation -> !pathValues(operation).isEmpty())
                .count());
        assertThat(tried).isGreaterThanOrEqualTo(27);
        assertUnchanged();
    }

    @Test
    void takesNoIdOfAnotherInABody() {
        var bodies = new SampleBody(contract, bodyValues());
        int tried = 0;
        for (ContractOperation operation : operations()) {
            // A mail domain belongs to nobody until it is proven: several may claim it, and the claim tells nothing of
            // the others.
            boolean carriesId = bodies.knownNames(operation).stream()
                    .anyMatch(name -> ids.containsKey(name) && !name.equals("domain"));
            if (!carriesId || !pathValues(operation).isEmpty()) {
                continue;
            }
            Response answer = call(attacker.request(), operation, Map.of());
            assertThat(answer.statusCode())
                    .as("%s: %s", operation, answer.asString())
                    .isBetween(400, 499);
            assertTellsNothing(operation, answer);
            tried++;
        }
        log.info("Tried {} operations with ids of another organization in the body", tried);
        assertThat(tried).isGreaterThanOrEqualTo(2);
        assertUnchanged();
    }

    @Test
    void filtersNothingOutOfAnother() {
        int tried = 0;
        for (ContractOperation operation : readable()) {
            for (String name : contract.queryParameters(operation)) {
                Object value = name.equals("q") ? RowsOfAnother.WORD : ids.get(name);
                if (value == null) {
                    continue;
                }
                Response answer = reading(operation).queryParam(name, value).get(operation.path());
                assertThat(answer.statusCode())
                        .as("%s?%s: %s", operation, name, answer.asString())
                        .isIn(200, 404);
                assertTellsNothing(operation, answer);
                tried++;
            }
        }
        log.info("Tried {} filters with values of another organization", tried);
        assertThat(tried).isGreaterThanOrEqualTo(12);
    }
}
