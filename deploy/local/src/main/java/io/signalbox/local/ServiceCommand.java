package io.signalbox.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How one service is started. */
record ServiceCommand(Label label, List<String> words, Map<String, String> environment, Path directory) {}
