package io.signalbox.local.launch;

import io.signalbox.local.Refusal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The application's own jars, then the embedded services and what only they need. Where both bring a library the
 * application's version wins: it is the one that production runs.
 */
public record ControlPlaneClassPath(List<Path> jars) {

    public static ControlPlaneClassPath of(Path checkout) {
        Path application = checkout.resolve("deploy/local/target/control-plane");
        List<Path> jars = new ArrayList<>(jarsIn(application));
        jars.addAll(jarsIn(application.resolve("lib")));
        if (jars.isEmpty()) {
            throw new Refusal("the control plane has not been built: run make build");
        }
        Set<String> known = jars.stream().map(ControlPlaneClassPath::library).collect(Collectors.toSet());
        jars.addAll(jarsIn(checkout.resolve("deploy/embedded/target")));
        jarsIn(checkout.resolve("deploy/embedded/target/lib")).stream()
                .filter(jar -> !known.contains(library(jar)))
                .forEach(jars::add);
        return new ControlPlaneClassPath(List.copyOf(jars));
    }

    public String asString() {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Its file name up to the version. */
    static String library(Path jar) {
        return jar.getFileName().toString().replaceFirst("-\\d.*", "");
    }

    /** In a fixed order: the class path is part of what an ahead-of-time cache is valid for. */
    private static List<Path> jarsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
