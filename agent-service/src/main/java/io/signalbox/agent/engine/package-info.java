/** Runs workflows: compiled graphs of nodes over a state, with journal, steps and checkpoints; knows no workflow itself. */
@NullMarked
package io.signalbox.agent.engine;

import org.jspecify.annotations.NullMarked;
