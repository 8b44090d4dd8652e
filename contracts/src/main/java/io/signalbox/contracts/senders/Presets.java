package io.signalbox.contracts.senders;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The presets on the classpath. A preset is a file of {@code presets/} that {@code presets/index} names. */
public final class Presets {

    private static final String FOLDER = "/presets/";
    private static final Map<String, Preset> ALL = load();

    private Presets() {}

    /** By name, in order of name. */
    public static Map<String, Preset> all() {
        return ALL;
    }

    public static Optional<Preset> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** @throws IllegalStateException when the text has a key that presets do not have */
    static Preset parse(String name, String text) {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new PresetFile(name).read(file);
    }

    private static Map<String, Preset> load() {
        Map<String, Preset> presets = new TreeMap<>();
        for (String name : names()) {
            presets.put(name, parse(name, text(name + ".yaml")));
        }
        return Collections.unmodifiableMap(presets);
    }

    private static List<String> names() {
        return text("index")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String text(String file) {
        try (InputStream stream = Presets.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no " + FOLDER + file + " on the classpath");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
