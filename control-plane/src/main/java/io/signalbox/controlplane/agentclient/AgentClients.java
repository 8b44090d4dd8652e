package io.signalbox.controlplane.agentclient;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableFeignClients(
        clients = {
            AgentEndpoints.Info.class,
            AgentEndpoints.Preview.class,
            AgentEndpoints.Replays.class,
            AgentEndpoints.States.class
        })
@EnableConfigurationProperties({AgentSettings.class, ModelSettings.class})
class AgentClients {}
