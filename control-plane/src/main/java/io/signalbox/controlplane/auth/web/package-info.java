@NullMarked
package io.signalbox.controlplane.auth.web;

import org.jspecify.annotations.NullMarked;
