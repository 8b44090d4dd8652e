package io.signalbox.e2e;

import io.signalbox.agent.modelserver.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The one installation of all end-to-end classes: starting both services costs more than most of what is tested on them. Handed to test
 * methods that take one. Each class also runs alone.
 */
final class SharedProduct implements AutoCloseable {

    private final Path folder = newFolder();
    private final ScriptedModelServer model;
    private final Product product = new Product(folder);
    private boolean used;

    private SharedProduct() throws IOException {
        model = ScriptedModelServer.start(0);
    }

    /** Hands it out, and closes it after the last class. */
    static final class Resolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedProduct.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(SharedProduct.class, type -> make());
        }

        private static SharedProduct make() {
            try {
                return new SharedProduct();
            } catch (IOException failure) {
                throw new IllegalStateException("The scripted model server could not be started", failure);
            }
        }
    }

    /** Where logs may be written. */
    Path folder() {
        return folder;
    }

    /**
     * Running for the first time, with no model configured.
     *
     * @throws IllegalStateException if another class was here before
     */
    Product firstStart() throws IOException {
        if (used) {
            throw new IllegalStateException("The class that needs an empty installation must come first: @Order");
        }
        used = true;
        product.up(Map.of());
        return product;
    }

    /** Running, with a model that does what the id of each event says. Started, or started again, if it is not. */
    Product withModel() throws IOException, InterruptedException {
        Map<String, String> settings = Map.of(
                "SIGNALBOX_MODEL_PROVIDER", "openai",
                "SIGNALBOX_MODEL_URL", model.openAiUrl(),
                "SIGNALBOX_MODEL_NAME", "as-told",
                "SIGNALBOX_MODEL_API_KEY", "scripted",
                "SIGNALBOX_MODEL_TIMEOUT", "5s");
        used = true;
        if (product.isRunning() && !product.environment().equals(settings)) {
            product.stop();
        }
        if (!product.isRunning()) {
            product.up(settings);
        }
        return product;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        product.close();
        model.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("signalbox-e2e-");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
