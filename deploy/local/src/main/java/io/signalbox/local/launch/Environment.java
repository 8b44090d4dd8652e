package io.signalbox.local.launch;

import io.signalbox.local.Refusal;
import java.util.Map;
import java.util.Optional;

/** The environment variables, where blank means absent. */
public record Environment(Map<String, String> variables) {

    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    public String get(String name, String otherwise) {
        return get(name).orElse(otherwise);
    }

    /** @throws Refusal if it is not a port number */
    int port(String name, int otherwise) {
        String value = get(name, String.valueOf(otherwise));
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, with the name of the variable
        }
        throw new Refusal(name + " is \"" + value + "\": set it to a port number between 1 and 65535");
    }

    boolean anyStartsWith(String prefix) {
        return variables.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }
}
