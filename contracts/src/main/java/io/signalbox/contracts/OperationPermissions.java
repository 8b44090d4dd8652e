package io.signalbox.contracts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every operation of the public contract says who may call it, as {@code x-permission}. */
final class OperationPermissions {

    static final String EXTENSION = "x-permission";

    /** Instead of a permission: nobody is asked who they are, or being signed in is enough. */
    static final Set<String> WITHOUT_PERMISSION = Set.of("none", "signed-in", "signed-in-with-password");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete", "head", "options");

    private OperationPermissions() {}

    /** @throws IllegalStateException naming the operations whose x-permission is missing or is neither a permission nor one of the words above */
    static void require(Map<String, Object> document) {
        Set<?> permissions =
                Set.copyOf((List<?>) schema(document, "PermissionName").get("enum"));
        Set<String> wrong = new TreeSet<>();
        map(document, "paths").values().forEach(item -> cast(item).forEach((method, operation) -> {
            if (METHODS.contains(method) && !isSaid(cast(operation).get(EXTENSION), permissions)) {
                wrong.add(String.valueOf(cast(operation).get("operationId")));
            }
        }));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Operations need an %s, a name of PermissionName or one of %s: %s"
                    .formatted(EXTENSION, new TreeSet<>(WITHOUT_PERMISSION), wrong));
        }
    }

    private static boolean isSaid(Object permission, Set<?> permissions) {
        return permission instanceof String name && (WITHOUT_PERMISSION.contains(name) || permissions.contains(name));
    }

    private static Map<String, Object> schema(Map<String, Object> document, String name) {
        return map(map(map(document, "components"), "schemas"), name);
    }

    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return cast(parent.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object value) {
        return (Map<String, Object>) value;
    }
}
