package io.signalbox.agent.registry;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which workflows are served beside the product's own. */
@ConfigMapping(prefix = "signalbox.agent.workflows")
interface WorkflowConfig {

    /** Versions of the workflow {@code echo}, which only tests need; none by default. */
    Optional<List<Integer>> echoVersions();
}
