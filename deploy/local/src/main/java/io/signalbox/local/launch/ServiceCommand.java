package io.signalbox.local.launch;

import io.signalbox.local.Label;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How one service is started. */
public record ServiceCommand(Label label, List<String> words, Map<String, String> environment, Path directory) {}
