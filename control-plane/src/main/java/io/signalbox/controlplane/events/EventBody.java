package io.signalbox.controlplane.events;

/** The bytes of an event as they came. */
public record EventBody(String contentType, byte[] bytes) {}
