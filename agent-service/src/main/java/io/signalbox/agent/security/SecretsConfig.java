package io.signalbox.agent.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the service key comes from. */
@ConfigMapping(prefix = "signalbox")
interface SecretsConfig {

    /** The key itself; wins over the file. */
    Optional<String> serviceKey();

    /** Holds {@code secrets/service.key}, which the control plane writes at its first start. */
    @WithDefault(".signalbox")
    Path dataDir();
}
