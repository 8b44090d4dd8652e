package io.signalbox.controlplane.runs.capability;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param life longer than the longest agent call ({@code signalbox.agent.run-timeout}), and no longer than it must be */
@ConfigurationProperties("signalbox.capability")
record CapabilitySettings(@DefaultValue("4m") Duration life) {}
