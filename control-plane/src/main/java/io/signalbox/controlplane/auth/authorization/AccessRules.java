package io.signalbox.controlplane.auth.authorization;

import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.platform.web.PublicContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Who may call what: the {@code x-permission} of every operation of the public contract. What is not in the contract is refused to
 * everybody. {@code docs/reference/permissions.md} is made from it.
 */
@Component
public class AccessRules {

    private final Map<String, Rule> byOperation;

    @Autowired
    AccessRules(PublicContract contract) {
        this(contract.operations());
    }

    /** @throws IllegalStateException when an operation does not say who may call it */
    AccessRules(List<PublicContract.Operation> operations) {
        this.byOperation = operations.stream()
                .collect(Collectors.toUnmodifiableMap(PublicContract.Operation::id, AccessRules::rule));
    }

    /** The rules of the contract this application serves. */
    public static AccessRules load() {
        return new AccessRules(PublicContract.load());
    }

    /** The rule of an operation; empty when the contract has no such operation. */
    public Optional<Rule> of(String operationId) {
        return Optional.ofNullable(byOperation.get(operationId));
    }

    /** Operations that have a rule. */
    public Set<String> operations() {
        return byOperation.keySet();
    }

    private static Rule rule(PublicContract.Operation operation) {
        String asked = operation.permission();
        return switch (asked) {
            case null ->
                throw new IllegalStateException(
                        "Operation %s of the public contract has no x-permission".formatted(operation.id()));
            case "none" -> new Rule.Anyone();
            case "signed-in" -> new Rule.SignedIn(false);
            case "signed-in-with-password" -> new Rule.SignedIn(true);
            default ->
                new Rule.Needs(Permission.find(asked)
                        .orElseThrow(() -> new IllegalStateException(
                                "Operation %s of the public contract asks for %s, which is no permission"
                                        .formatted(operation.id(), asked))));
        };
    }
}
