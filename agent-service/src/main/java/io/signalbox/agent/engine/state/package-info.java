/** The state of a run as JSON: its canonical form, its hash, its schema versions. */
@NullMarked
package io.signalbox.agent.engine.state;

import org.jspecify.annotations.NullMarked;
