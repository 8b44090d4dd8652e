/** The graph of a run: fetch, map, validate, route, and the pure function that chooses the next node. */
@NullMarked
package io.signalbox.agent.graph;

import org.jspecify.annotations.NullMarked;
