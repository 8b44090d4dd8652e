package io.signalbox.controlplane.platform.persistence;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where PostgreSQL is.
 *
 * @param url an administrator's connection ({@code postgres://…} or {@code jdbc:postgresql://…}); used at start only, to make the two roles
 * @param poolSize connections of the application; two cores keep about this many busy
 * @param connectionTimeout longest wait for a free connection before a request is refused as overloaded
 */
@ConfigurationProperties("signalbox.database")
record DatabaseSettings(
        String url,
        @DefaultValue("20") int poolSize,
        @DefaultValue("5s") Duration connectionTimeout) {}
