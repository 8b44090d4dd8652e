package io.signalbox.local.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All sample deliveries, in the order in which they would have come. */
public record Samples(List<Sample> all) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Reads them from the class path. */
    public static Samples load() {
        URL folder = Samples.class.getClassLoader().getResource("webhooks");
        if (folder == null) {
            throw new IllegalStateException("the sample deliveries are not on the class path");
        }
        try {
            return folder.getProtocol().equals("jar") ? fromJar(folder.toURI()) : from(Path.of(folder.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<Sample> of(String provider) {
        return all.stream().filter(sample -> sample.provider().equals(provider)).toList();
    }

    private static Samples fromJar(URI folder) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
            return from(jar.getPath("webhooks"));
        }
    }

    private static Samples from(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return new Samples(files.filter(Samples::isDelivery)
                    .map(Samples::read)
                    .sorted(Comparator.comparingInt(Sample::sequence)
                            .thenComparing(Sample::provider)
                            .thenComparing(Sample::name))
                    .toList());
        }
    }

    private static boolean isDelivery(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") && !name.endsWith(".expected.json");
    }

    private static Sample read(Path file) {
        try {
            JsonNode content = JSON.readTree(Files.readString(file));
            Path event = file.getParent();
            return new Sample(
                    name(event.getParent()),
                    name(event),
                    name(file).replaceFirst("\\.json$", ""),
                    content.path("sequence").asInt(Integer.MAX_VALUE),
                    content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a jar the names of folders end with a slash. */
    private static String name(Path path) {
        return path.getFileName().toString().replace("/", "");
    }
}
