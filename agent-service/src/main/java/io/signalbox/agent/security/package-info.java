/** The service key both services share. */
@NullMarked
package io.signalbox.agent.security;

import org.jspecify.annotations.NullMarked;
