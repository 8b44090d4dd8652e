package io.signalbox.controlplane.platform.outbound;

import java.net.InetAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundSettings.class)
class OutboundConfiguration {

    @Bean
    Outbound outbound(OutboundSettings settings) {
        return new Outbound(settings, InetAddress::getAllByName);
    }
}
