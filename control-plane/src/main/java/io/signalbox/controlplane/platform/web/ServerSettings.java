package io.signalbox.controlplane.platform.web;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.problems.Problems;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What of the web server itself differs from its defaults and has no property. */
@Configuration(proxyBeanMethods = false)
class ServerSettings {

    /** After Boot's own customizer, so that this valve is the inner one and writes first. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> unreadableRequests(Problems problems, Ids ids) {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new UnreadableRequests(problems, ids)));
    }
}
