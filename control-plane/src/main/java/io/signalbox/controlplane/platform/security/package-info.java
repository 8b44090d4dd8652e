/** Who is acting. */
@NullMarked
package io.signalbox.controlplane.platform.security;

import org.jspecify.annotations.NullMarked;
