package io.signalbox.controlplane.testing.contract;

import io.signalbox.controlplane.testing.PlainCaller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One operation of a contract.
 *
 * @param method lower case
 * @param path with its parameters in braces
 */
public record ContractOperation(String method, String path, Map<String, Object> definition) {

    public String id() {
        return definition.get("operationId").toString();
    }

    /** Whether its method is one of those that carry a body. */
    public boolean takesBody() {
        return Set.of("post", "put", "patch").contains(method);
    }

    /** Its path with values that name nothing which exists. */
    public String madeUpPath() {
        return path.replace("{domain}", "example.com")
                .replace("{sequence}", "1")
                .replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
    }

    /** Called on nothing that exists, with an empty object where it takes a body. */
    public PlainCaller.Answer callBy(PlainCaller caller) {
        return takesBody() ? caller.sendJson(method, madeUpPath(), Map.of()) : caller.send(method, madeUpPath());
    }

    /** Whether it asks for no proof of who is calling. */
    public boolean isOpen() {
        return definition.get("security") instanceof List<?> schemes && schemes.isEmpty();
    }

    /** What the contract says of answers with this status; empty when it says nothing. */
    Map<String, Object> response(int status) {
        Map<String, Object> responses = ContractDocument.map(definition, "responses");
        Map<String, Object> exact = ContractDocument.map(responses, Integer.toString(status));
        // The default describes problems, never a success that nobody wrote down
        return exact.isEmpty() && status >= 400 ? ContractDocument.map(responses, "default") : exact;
    }

    /** Whether some answer goes on for as long as the caller stays. */
    public boolean streams() {
        return ContractDocument.map(definition, "responses").values().stream()
                .map(ContractDocument::cast)
                .anyMatch(response -> ContractDocument.map(response, "content").containsKey("text/event-stream"));
    }

    @Override
    public String toString() {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }
}
