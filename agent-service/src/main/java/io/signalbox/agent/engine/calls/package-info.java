/** What a node may ask of the world outside: models and effects, as interfaces whose answers the journal keeps. */
@NullMarked
package io.signalbox.agent.engine.calls;

import org.jspecify.annotations.NullMarked;
