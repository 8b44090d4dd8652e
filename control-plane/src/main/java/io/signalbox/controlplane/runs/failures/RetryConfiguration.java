package io.signalbox.controlplane.runs.failures;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetrySettings.class)
class RetryConfiguration {}
