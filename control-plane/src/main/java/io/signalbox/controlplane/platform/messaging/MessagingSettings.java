package io.signalbox.controlplane.platform.messaging;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Names at the broker.
 *
 * @param namespace first part of every queue and exchange name, so that installations can share a broker
 */
@ConfigurationProperties("signalbox.messaging")
public record MessagingSettings(@DefaultValue("signalbox") String namespace) {

    public String name(String rest) {
        return namespace + "." + rest;
    }
}
