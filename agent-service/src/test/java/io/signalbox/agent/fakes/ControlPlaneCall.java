package io.signalbox.agent.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** One call as the fake control plane saw it; header names in lower case. */
public record ControlPlaneCall(String operation, String path, Map<String, String> headers, JsonNode body) {}
