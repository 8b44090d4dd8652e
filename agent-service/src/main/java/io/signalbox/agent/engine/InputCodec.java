package io.signalbox.agent.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** Writes and reads what a run is about, for its recording; never a secret. */
public record InputCodec<I>(Function<I, ObjectNode> writer, Function<ObjectNode, I> reader) {}
