package io.signalbox.controlplane.runs.agents;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgentLeaseSettings.class)
class AgentConfiguration {}
