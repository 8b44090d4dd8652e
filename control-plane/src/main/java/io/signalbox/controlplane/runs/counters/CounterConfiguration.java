package io.signalbox.controlplane.runs.counters;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CounterSettings.class)
class CounterConfiguration {}
