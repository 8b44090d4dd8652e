package io.signalbox.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Declares the idempotency key on every POST of someone signed in, so that no operation can be forgotten. */
final class IdempotentPosts {

    private static final String SIGNED_IN = "bearer";

    private IdempotentPosts() {}

    /** Moves the parameter from the document's components to its operations, where it has one; answers the document. */
    static Map<String, Object> declare(Map<String, Object> document) {
        Map<String, Object> components = map(document, "components");
        Object parameter = map(components, "parameters").get("IdempotencyKey");
        if (parameter != null) {
            map(document, "paths").values().stream()
                    .map(item -> map(item, "post"))
                    .filter(post -> !post.isEmpty() && wantsSignIn(post, document))
                    .forEach(post -> add(post, copy(parameter)));
            components.remove("parameters");
        }
        return document;
    }

    private static boolean wantsSignIn(Map<String, Object> post, Map<String, Object> document) {
        Object security = post.getOrDefault("security", document.get("security"));
        return security instanceof List<?> schemes
                && schemes.stream().anyMatch(scheme -> scheme instanceof Map<?, ?> one && one.containsKey(SIGNED_IN));
    }

    private static void add(Map<String, Object> post, Object parameter) {
        List<Object> parameters =
                post.get("parameters") instanceof List<?> own ? new ArrayList<>(own) : new ArrayList<>();
        parameters.add(parameter);
        post.put("parameters", parameters);
    }

    /** One for each place: a shared one would be written as an alias, which not every reader of YAML follows. */
    private static Object copy(Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        Map<Object, Object> copied = new LinkedHashMap<>();
        map.forEach((key, value) -> copied.put(key, copy(value)));
        return copied;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object parent, String key) {
        Object child = ((Map<String, Object>) parent).get(key);
        return child == null ? Map.of() : (Map<String, Object>) child;
    }
}
